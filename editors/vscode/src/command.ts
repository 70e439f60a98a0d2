// The command line of the server. Without vscode, so that tests run it as the extension does.

export interface ServerCommand {
  command: string;
  args: string[];
}

/** The command that starts the server. `words` run srctrack; `networkSeconds` bounds the network of one action. */
export function serverCommand(words: string[], networkSeconds: number): ServerCommand {
  const [command = "srctrack", ...before] = words;
  return { command, args: [...before, "server", "--timeout", String(networkSeconds)] };
}
