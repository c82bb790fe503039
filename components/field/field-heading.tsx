/** The heading of a screen; focus comes here when the screen changes. */
export function FieldHeading({ title }: { readonly title: string }) {
  return (
    <h1 tabIndex={-1} className="mb-3 text-2xl outline-none">
      {title}
    </h1>
  );
}
