"""What painbot hears, thinks and says. Pure: values in, values out; no I/O, no clock, no chance."""
