/**
 * Reads comma-separated text with a header line (RFC 4180: quoted fields, doubled quotes).
 * @returns one record per line, keyed by header
 */
export function parseCsv(text: string): readonly ReadonlyMap<string, string>[] {
  const lines = splitFields(text);
  const header = lines[0] ?? [];
  return lines.slice(1).map((fields) => new Map(header.map((name, index) => [name, fields[index] ?? ""])));
}

function splitFields(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  // A field is quoted or bare; what follows it tells whether the line goes on.
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  let line: string[] = [];
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error(`broken CSV at character ${field.lastIndex}`);
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push([...line, ""]);
  return lines;
}
