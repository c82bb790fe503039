/** A sentence whose words between backticks are written as one types them. */
export function Marked({ text }: { readonly text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, never reordered.
      <code key={index} className="wrap-anywhere">
        {part}
      </code>
    ),
  );
}
