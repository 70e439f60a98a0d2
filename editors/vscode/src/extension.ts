// Starts the language server of srctrack and hands it the open drafts. All checks and offers are the server's.

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

import { serverCommand } from "./command";

const FIX_ALL = "source.fixAll.srctrack";
const LANGUAGES = ["markdown", "plaintext", "html"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("srctrack");
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("srctrack.showLog", () => log.show()),
    vscode.commands.registerCommand("srctrack.restart", () => restart(log)),
    vscode.commands.registerCommand("srctrack.fixAll", () =>
      vscode.commands.executeCommand("editor.action.sourceAction", { kind: FIX_ALL, apply: "first" }),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("srctrack.command") || change.affectsConfiguration("srctrack.networkSeconds")) {
        void restart(log);
      }
    }),
  );
  await start(log);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(log: vscode.OutputChannel): Promise<void> {
  const settings = vscode.workspace.getConfiguration("srctrack");
  const { command, args } = serverCommand(settings.get("command", ["srctrack"]), settings.get("networkSeconds", 120));
  const cwd = vscode.workspace.workspaceFolders?.find((folder) => folder.uri.scheme === "file")?.uri.fsPath;
  const server: ServerOptions = { command, args, options: { cwd } };
  const options: LanguageClientOptions = {
    documentSelector: ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    outputChannel: log,
  };
  client = new LanguageClient("srctrack", "srctrack", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const choice = await vscode.window.showErrorMessage(
      `The server of srctrack did not start: ${error instanceof Error ? error.message : String(error)}. ` +
        "Install it with: pip install 'srctrack[lsp]', or set srctrack.command.",
      "Open settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "srctrack.command");
    }
  }
}

async function restart(log: vscode.OutputChannel): Promise<void> {
  await client?.stop();
  client = undefined;
  await start(log);
}
