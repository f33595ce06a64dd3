"""Time and services: watching, jobs, HTTP and the command `seedwire`."""
