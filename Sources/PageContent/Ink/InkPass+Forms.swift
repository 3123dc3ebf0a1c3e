import PDF

extension InkPass {
    /// What a form leaves, where it is drawn. Its text counts with each drawing; the record says the form once more.
    mutating func place(_ form: InkReader.Form, by matrix: AffineTransform, isHidden: Bool) throws(PDFError) {
        try reader.count()
        try record(form, by: matrix)
        if let bounds = form.bounds, !Self.grown(matrix.bounds(of: bounds)).touches(state.clip) { return }
        let form = form.ink
        try reader.count(
            form.marks.count + form.specks.count + form.whites.count + form.symbols.count + form.text.pieces.count
                + form.text.bytes.count / 16 + form.pictures.count)
        if let extent = form.extent { extend(matrix.bounds(of: extent)) }
        for piece in form.marks { mark(matrix.bounds(of: piece.box), isPlain: piece.isPlain) }
        for speck in form.specks { if let box = visible(speck, matrix) { ink.specks.append(box) } }
        for symbol in form.symbols {
            if let box = visible(symbol.box, matrix) { ink.symbols.append(PrintedSymbol(kind: symbol.kind, box: box)) }
        }
        for white in form.whites { if let box = visible(white, matrix) { ink.whites.append(box) } }
        guard !isHidden else { return }
        for picture in form.pictures {
            let box = matrix.bounds(of: picture.box)
            guard box.touches(state.clip) else { continue }
            ink.pictures.append(
                Ink.Picture(box: Self.grown(box).intersection(state.clip) ?? box, digest: picture.digest))
        }
        let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c).squareRoot()
        for piece in form.text.pieces {
            var moved = piece
            moved.box = matrix.bounds(of: piece.box)
            guard moved.box.touches(state.clip) else { continue }
            moved.start = matrix.apply(x: piece.start.x, y: piece.start.y)
            moved.end = matrix.apply(x: piece.end.x, y: piece.end.y)
            moved.size = piece.size * scale
            let start = ink.text.bytes.count
            ink.text.bytes += form.text.text(of: piece)
            moved.text = start..<ink.text.bytes.count
            ink.text.pieces.append(moved)
        }
    }

    /// How it looks, what it draws, where, and what it is cut to.
    private mutating func record(_ form: InkReader.Form, by matrix: AffineTransform) throws(PDFError) {
        var line = Array("form".utf8)
        RecordText.append(hexadecimal: form.digest, to: &line)
        RecordText.append(matrix, to: &line)
        if let bounds = form.bounds {
            for place in [bounds.left, bounds.bottom, bounds.right, bounds.top] { RecordText.append(place, to: &line) }
        }
        line.append(10)
        try record(line, setsText: true)
    }

    private func visible(_ box: PDFRectangle, _ matrix: AffineTransform) -> PDFRectangle? {
        Self.grown(matrix.bounds(of: box)).intersection(state.clip)
    }
}
