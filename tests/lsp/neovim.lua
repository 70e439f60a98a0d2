-- Run by test_neovim.py in a Neovim without a screen: opens a draft, waits for diagnostics, applies a fix and an action.
-- Results go to the file that SRCTRACK_TEST_OUT names, as JSON.

local out = {}
local seconds = 90000

local function wait(what, there)
  if not vim.wait(seconds, there, 50) then
    out.missing = what
    vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.SRCTRACK_TEST_OUT)
    vim.cmd("cquit")
  end
end

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] = tostring(one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code))
  end
  table.sort(found)
  return found
end

local function has(code)
  return vim.tbl_contains(codes(), code)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local function act(words, wanted)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search("\\V" .. words) > 0, words)
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      if options.format_item(item):find(wanted, 1, true) then
        return choose(item)
      end
    end
    out.offered = vim.tbl_map(options.format_item, items)
    choose(nil)
  end
  vim.lsp.buf.code_action()
end

package.path = vim.env.SRCTRACK_EDITORS .. "/neovim/?.lua;" .. package.path
vim.cmd("filetype on")
require("srctrack").setup({ cmd = vim.fn.json_decode(vim.env.SRCTRACK_SERVER) })
vim.cmd("edit " .. vim.env.SRCTRACK_DRAFT)

wait("diagnostics", function()
  return has("D403")
end)
out.before = codes()
out.clients = vim.tbl_count(vim.lsp.buf_get_clients(0))

act("March3", "March 3")
wait("the fix", function()
  return text():find("March 3 that", 1, true) ~= nil
end)
wait("diagnostics after the fix", function()
  return not has("D403")
end)

act("421", "Ignore F201 on this line")
wait("the action", function()
  return text():find("srctrack: ignore F201", 1, true) ~= nil
end)
wait("diagnostics after the action", function()
  return not has("F201")
end)

out.after = codes()
out.text = text()
out.modified = vim.bo.modified
vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.SRCTRACK_TEST_OUT)
vim.cmd("qall!")
