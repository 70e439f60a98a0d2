"""What an editor shows while a draft is written. No protocol here: offsets are code points of the draft's file."""
