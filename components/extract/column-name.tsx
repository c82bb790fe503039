import { Fragment } from "react";

/** A column's official name, which breaks between its words. */
export function ColumnName({ name }: { readonly name: string }) {
  const [first = "", ...rest] = name.split("_");
  return (
    <span className="wrap-anywhere">
      {first}
      {rest.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of one name, never reordered.
        <Fragment key={at}>
          _<wbr />
          {word}
        </Fragment>
      ))}
    </span>
  );
}
