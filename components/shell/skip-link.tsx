export const MAIN_ID = "isi";

export function SkipLink({ label }: { readonly label: string }) {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-40 focus:rounded-md focus:bg-surface focus:px-4 focus:py-3 focus:font-semibold focus:text-laut focus:shadow-soft"
    >
      {label}
    </a>
  );
}
