"""The content models of invoice vocabularies: as tables of facts (`table`), as XML Schema (`xsd`), as values (`model`)."""
