import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { MenuDisclosure } from "./menu-disclosure";

export interface UserMenuProps {
  readonly displayName: string;
  /** "Menu akun Sari", for a screen reader. */
  readonly label: string;
  /** "Akun": what a phone has room for. */
  readonly shortLabel: string;
  readonly accountLabel: string;
  /** Duties, language, signing out. */
  readonly children: ReactNode;
}

export function UserMenu({ displayName, label, shortLabel, accountLabel, children }: UserMenuProps) {
  return (
    <MenuDisclosure
      className="group relative shrink-0"
      summary={
        <>
          <Icon name="user-round" />
          <span className="text-sm leading-none md:hidden" aria-hidden="true">
            {shortLabel}
          </span>
          <span className="hidden max-w-44 truncate md:inline" aria-hidden="true">
            {displayName}
          </span>
          <span className="sr-only">{label}</span>
          <Icon name="chevron-down" className="hidden size-4 transition-transform group-open:rotate-180 md:block" />
        </>
      }
      summaryClass="flex min-h-11 flex-col items-center justify-center gap-1 md:flex-row md:gap-1.5 rounded-md px-2 font-semibold text-white hover:bg-laut-deep"
      panelClass="on-surface absolute end-0 top-full z-30 mt-1 max-h-[80dvh] w-[min(22rem,calc(100vw-2rem))] space-y-4 overflow-y-auto rounded-md border border-line bg-surface p-4 text-ink shadow-soft"
    >
      <div>
        <p className="font-bold">{displayName}</p>
        <Link href="/akun" className="link inline-flex min-h-11 items-center">
          {accountLabel}
        </Link>
      </div>
      {children}
    </MenuDisclosure>
  );
}
