"""Train the language model of claims/nlp: data, network, training, export. See README.md."""
