/** Formatters by language and form: making one costs fifty times what using it does. Languages, forms and zones are few. */
const made = new Map<string, Intl.DateTimeFormat>();

export function dateFormatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag}|${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(tag, options);
  made.set(key, known);
  return known;
}
