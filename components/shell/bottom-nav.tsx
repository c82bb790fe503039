import { Icon } from "@/components/ui/icon";
import { MenuDisclosure } from "./menu-disclosure";
import { MAIN_ITEMS } from "./nav";
import { NavLinks, type NavLinkView } from "./nav-links";

export interface BottomNavProps {
  readonly label: string;
  readonly moreLabel: string;
  readonly items: readonly NavLinkView[];
}

/** Under the thumb on a phone; wide screens have the side menu instead. */
export function BottomNav({ label, moreLabel, items }: BottomNavProps) {
  const more = items.slice(MAIN_ITEMS);
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <NavLinks items={items.slice(0, MAIN_ITEMS)} layout="bar" />
      {more.length > 0 ? (
        <MenuDisclosure
          isLazy
          className="group min-w-0 flex-auto"
          summary={
            <>
              <Icon name="menu" />
              {moreLabel}
            </>
          }
          summaryClass="flex h-16 flex-col items-center justify-center gap-0.5 border-t-3 border-transparent text-sm text-muted group-open:border-laut group-open:text-laut"
          panelClass="absolute inset-x-0 bottom-full max-h-[70dvh] overflow-y-auto border-t border-line bg-surface p-3 shadow-soft"
        >
          <NavLinks items={more} layout="side" />
        </MenuDisclosure>
      ) : null}
    </nav>
  );
}
