import { Link } from "./link";

export interface SegmentedItem {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  readonly current?: boolean;
}

/** Views of one page whose choice is in the URL. For tabs without a URL of their own see `tabs.tsx`. */
export function Segmented({ label, items }: { readonly label: string; readonly items: readonly SegmentedItem[] }) {
  return (
    <nav aria-label={label} className="no-print -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max min-w-full gap-1 border-b border-line">
        {items.map((item) => (
          <li key={item.href} className={item.current ? "[scroll-initial-target:nearest]" : ""}>
            <Link
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className="flex min-h-11 items-center gap-2 border-b-3 border-transparent px-3 font-semibold whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-laut aria-[current=page]:text-laut"
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="tabular rounded-sm bg-wash px-1.5 text-sm text-ink">{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
