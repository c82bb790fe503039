import Link from "next/link";
import { Icon } from "./icon";

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
          <li key={`${item.href ?? ""}${item.label}`} className="flex items-center gap-1">
            {index > 0 ? <Icon name="chevron-right" className="size-4 text-muted" /> : null}
            {item.href ? (
              <Link href={item.href} prefetch={false} className="link inline-flex min-h-11 items-center md:min-h-8">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="inline-flex min-h-11 items-center text-muted md:min-h-8">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
