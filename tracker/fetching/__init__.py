"""An address becomes bytes, politely and within limits; many sources side by side."""
