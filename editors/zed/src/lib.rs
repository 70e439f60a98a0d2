//! Starts `srctrack server`, found on the path of the worktree.

use zed_extension_api as zed;

struct Srctrack;

impl zed::Extension for Srctrack {
    fn new() -> Self {
        Srctrack
    }

    fn language_server_command(
        &mut self,
        _id: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("srctrack")
            .ok_or("srctrack is not on the path; install it with: pip install 'srctrack[lsp]'")?;
        Ok(zed::Command {
            command,
            args: vec!["server".into()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Srctrack);
