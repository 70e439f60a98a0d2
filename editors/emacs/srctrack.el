;;; srctrack.el --- Check drafts against their sources while writing  -*- lexical-binding: t -*-

;; For Emacs 29 and later, with eglot, which is part of Emacs. Put this file into your load-path and write:
;;   (require 'srctrack)
;;   (add-hook 'markdown-mode-hook #'srctrack-ensure)
;;   (add-hook 'text-mode-hook #'srctrack-ensure)

;;; Code:

(require 'eglot)

(defgroup srctrack nil
  "Check drafts against their sources."
  :group 'text)

(defcustom srctrack-command '("srctrack" "server")
  "The command that starts the language server."
  :type '(repeat string))

(add-to-list 'eglot-server-programs
             `((markdown-mode gfm-mode text-mode html-mode)
               . ,(lambda (&rest _) srctrack-command)))

(defun srctrack-ensure ()
  "Start the language server for this buffer if it is a file."
  (when buffer-file-name
    (eglot-ensure)))

(defun srctrack-fix-all ()
  "Make all safe fixes in this buffer."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.srctrack" t))

(provide 'srctrack)
;;; srctrack.el ends here
