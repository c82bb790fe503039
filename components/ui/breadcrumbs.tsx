import { Icon } from "./icon";
import { Link } from "./link";

export interface Crumb {
  readonly label: string;
  /** Absent on the page one is on. */
  readonly href?: string;
}

export function Breadcrumbs({ label, items }: { readonly label: string; readonly items: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="no-print text-sm">
      <ol className="flex flex-wrap items-center gap-x-1">
        {items.map((item, index) => (
          <li
            key={`${item.href ?? ""}${item.label}`}
            // On a phone the heading below says where one is; the last crumb would only take a line.
            className={item.href ? "flex items-center gap-1" : "hidden items-center gap-1 md:flex"}
          >
            {index > 0 ? <Icon name="chevron-right" className="size-4 text-muted" /> : null}
            {item.href ? (
              <Link href={item.href} className="link inline-flex min-h-11 items-center md:min-h-8">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="inline-flex min-h-8 items-center text-muted">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
