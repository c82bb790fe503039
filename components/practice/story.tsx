/** What the family tells, one paragraph after the other. */
export function Story({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  return (
    <div className="max-w-prose space-y-3">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
