"""The commands of newscheck, a module each: `command` is what click runs. A module imports what is slow when it runs."""
