export interface CodeBlockProps {
  /** For who cannot see what stands above it. */
  readonly label: string;
  readonly title: string;
  readonly children: string;
}

/** Text for a machine; a long line scrolls in its own box, which the keyboard reaches. */
export function CodeBlock({ label, title, children }: CodeBlockProps) {
  return (
    <figure>
      <figcaption className="mb-1 font-semibold">{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard. */}
      <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-md border border-line bg-wash">
        <pre className="px-4 py-3 text-sm">
          <code>{children}</code>
        </pre>
      </section>
    </figure>
  );
}
