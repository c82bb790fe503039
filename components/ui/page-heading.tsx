import type { ReactNode } from "react";

export interface PageHeadingProps {
  readonly title: ReactNode;
  /** Above the title: what kind of page this is, or breadcrumbs. */
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one `h1` of a page. */
export function PageHeading({ title, above, lead, actions }: PageHeadingProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {above ? <div className="mb-1 text-sm text-muted">{above}</div> : null}
        <h1 className="text-xl sm:text-2xl">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
