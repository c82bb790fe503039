import { NavLinks, type NavLinkView } from "./nav-links";

export function SideNav({ label, items }: { readonly label: string; readonly items: readonly NavLinkView[] }) {
  return (
    <div className="no-print hidden border-e border-line bg-surface lg:block">
      <nav
        aria-label={label}
        className="sticky top-(--header-height) max-h-[calc(100dvh-var(--header-height))] overflow-y-auto p-3 pt-5"
      >
        <NavLinks items={items} layout="side" />
      </nav>
    </div>
  );
}
