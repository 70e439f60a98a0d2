"""The remote snapshot store: pages as received in object storage, each written once."""
