"""The language server: requests and answers of the protocol. What is found and offered is decided in the workflows."""
