// Starts the server as the extension does and speaks with it through the library that the extension uses.
// SRCTRACK_COMMAND: the command as a JSON list, default ["srctrack"].

const assert = require("node:assert");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { buildSync } = require("esbuild");
const rpc = require("vscode-languageserver-protocol/node");

const DRAFT = "On Monday Severka reported on March3 that checks go on.\n";

function built() {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, "..", "src", "command.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
  });
  const loaded = { exports: {} };
  new Function("module", "exports", outputFiles[0].text)(loaded, loaded.exports);
  return loaded.exports;
}

test("the extension is bundled and names nothing that it does not bring along, but vscode", () => {
  const code = fs.readFileSync(path.join(__dirname, "..", "dist", "extension.js"), "utf8");
  const named = [...code.matchAll(/require\("([^"]+)"\)/g)].map((m) => m[1]);
  const builtin = new Set(require("node:module").builtinModules);
  assert.deepEqual([...new Set(named.filter((n) => !builtin.has(n.replace(/^node:/, ""))))], ["vscode"]);
});

test("the server answers the client library with diagnostics and a fix", { timeout: 240000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "srctrack-vscode-"));
  const { command, args } = built().serverCommand(JSON.parse(process.env.SRCTRACK_COMMAND ?? '["srctrack"]'), 30);
  const server = spawn(command, args, { cwd: folder });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const uri = pathToFileURL(path.join(folder, "draft.md")).href;
  const shown = new Promise((resolve) => {
    connection.onNotification(rpc.PublishDiagnosticsNotification.type, (params) => resolve(params.diagnostics));
  });
  const { capabilities } = await connection.sendRequest(rpc.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: null,
    capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
  });
  assert.ok(capabilities.hoverProvider && capabilities.codeActionProvider);
  await connection.sendNotification(rpc.InitializedNotification.type, {});
  await connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "markdown", version: 1, text: DRAFT },
  });
  const found = (await shown).find((d) => d.code === "D403");
  assert.ok(found, "D403 is found");
  const actions = await connection.sendRequest(rpc.CodeActionRequest.type, {
    textDocument: { uri },
    range: found.range,
    context: { diagnostics: [found] },
  });
  const fix = actions.find((a) => a.isPreferred);
  assert.equal(fix.edit.documentChanges[0].edits.length, 1);
  await connection.sendRequest(rpc.ShutdownRequest.type);
  await connection.sendNotification(rpc.ExitNotification.type);
  await new Promise((resolve) => server.once("exit", resolve));
  connection.dispose();
  fs.rmSync(folder, { recursive: true });
});
