-- srctrack in Neovim (0.7 and later). Copy to ~/.config/nvim/lua/srctrack.lua and put into init.lua:
--   require("srctrack").setup()
-- Options: cmd (the command of the server), filetypes, root_patterns.

local M = {}

local defaults = {
  cmd = { "srctrack", "server" },
  filetypes = { "markdown", "text", "html" },
  root_patterns = { "srctrack.toml", ".srctrack", ".git" },
}

local function root_of(path, patterns)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local at = folder
  while true do
    for _, name in ipairs(patterns) do
      if vim.fn.isdirectory(at .. "/" .. name) == 1 or vim.fn.filereadable(at .. "/" .. name) == 1 then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

local clients = {} -- by root, for versions of Neovim without vim.lsp.start

local function attach(buffer, options)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(vim.api.nvim_buf_get_name(buffer), options.root_patterns)
  local config = { name = "srctrack", cmd = options.cmd, cmd_cwd = root, root_dir = root }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

function M.setup(options)
  options = vim.tbl_extend("force", defaults, options or {})
  local group = vim.api.nvim_create_augroup("srctrack", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      attach(event.buf, options)
    end,
  })
  vim.api.nvim_create_user_command("SrctrackFix", function()
    vim.lsp.buf.code_action({ context = { only = { "source.fixAll.srctrack" }, diagnostics = {} }, apply = true })
  end, { desc = "Make all safe fixes" })
end

return M
