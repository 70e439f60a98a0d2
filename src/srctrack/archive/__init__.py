"""WEB ARCHIVES: one file a service, behind one small protocol."""
