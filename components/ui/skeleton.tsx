/** Grey shapes in the place of what comes. `label` says "Sedang memuat" once to a screen reader. */
export function Skeleton({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}
