;;; emacs.el --- Run by test_emacs.py in an Emacs without a screen  -*- lexical-binding: t -*-

;; Opens a draft as docs/editors.md says, waits for diagnostics, and makes all safe fixes.
;; Results go to the file that SRCTRACK_TEST_OUT names, as JSON.

(require 'json)
(package-initialize)
(require 'markdown-mode)
(require 'srctrack (expand-file-name "emacs/srctrack.el" (getenv "SRCTRACK_EDITORS")))

(defun test-wait (there)
  "Wait until THERE returns something, for 90 seconds at most, and return it."
  (let ((until (+ (float-time) 90)) found)
    (while (and (null (setq found (funcall there))) (< (float-time) until))
      (accept-process-output nil 0.1))
    found))

(defun test-shown ()
  "The messages of the diagnostics."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(setq srctrack-command (append (json-parse-string (getenv "SRCTRACK_SERVER")) nil)
      eglot-sync-connect 60
      eglot-connect-timeout 60)
(add-hook 'markdown-mode-hook #'srctrack-ensure)
(add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode))
(find-file (getenv "SRCTRACK_DRAFT"))
(run-hooks 'post-command-hook) ; eglot connects once the command that opened the file is done

(let* ((before (test-wait #'test-shown))
       (done (progn (srctrack-fix-all) (test-wait (lambda () (buffer-modified-p)))))
       (text (buffer-substring-no-properties (point-min) (point-max))))
  (with-temp-file (getenv "SRCTRACK_TEST_OUT")
    (insert (json-encode `((before . ,(vconcat before)) (modified . ,(if done t :json-false)) (text . ,text))))))
(set-buffer-modified-p nil)
(kill-emacs 0)
;;; emacs.el ends here
