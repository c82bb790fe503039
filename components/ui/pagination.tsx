import { LinkButton } from "./link-button";

export interface PaginationProps {
  readonly label: string;
  readonly previous?: { readonly href: string; readonly label: string } | null;
  readonly next?: { readonly href: string; readonly label: string } | null;
  /** "50 keluarga di halaman ini" and the like. */
  readonly summary?: string;
}

/** Keyset paging knows the page before and the page after, never page 17 of 200. */
export function Pagination({ label, previous, next, summary }: PaginationProps) {
  if (!previous && !next && !summary) return null;
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center justify-between gap-3 py-3">
      <p className="tabular text-sm text-muted">{summary}</p>
      <div className="flex gap-2">
        {previous ? (
          <LinkButton href={previous.href} icon="chevron-left">
            {previous.label}
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton href={next.href} iconEnd="chevron-right">
            {next.label}
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
