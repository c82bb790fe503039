import { Link } from "@/components/ui/link";

export interface ChoiceLinksProps {
  readonly label: string;
  readonly items: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/** A few ways to see one table, as links: the choice stands in the address and works without script. */
export function ChoiceLinks({ label, items }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="no-print flex flex-wrap items-center gap-x-1 text-sm">
      <span className="me-1 text-muted">{label}:</span>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          keepsPlace
          aria-current={item.current ? "true" : undefined}
          className="inline-flex min-h-11 items-center rounded-md px-2 text-laut underline underline-offset-4 hover:bg-laut-wash aria-[current=true]:bg-laut-wash aria-[current=true]:font-semibold aria-[current=true]:no-underline md:min-h-9"
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
