"use client";

import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { Link } from "@/components/ui/link";

export interface NavLinkView {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** See `Link`. */
  readonly isApart?: boolean;
  /** "12 menunggu" for a screen reader, "12" to see. */
  readonly badge?: { readonly figure: string; readonly label: string };
}

const LAYOUT = {
  side: {
    list: "space-y-1",
    item: "",
    link:
      "flex min-h-11 items-center gap-3 rounded-md border-s-4 border-transparent px-3 font-medium hover:bg-laut-wash " +
      "aria-[current=page]:border-laut aria-[current=page]:bg-laut-wash aria-[current=page]:font-bold aria-[current=page]:text-laut-deep",
    badge: "ms-auto shrink-0 whitespace-nowrap rounded-sm bg-cabai px-1.5 text-sm font-semibold text-white",
  },
  bar: {
    list: "contents",
    // As wide as its word: five equal fifths of a phone cut the longer ones.
    item: "min-w-0 flex-auto",
    link:
      "relative flex h-16 flex-col items-center justify-center gap-0.5 border-t-3 border-transparent px-1 text-sm text-muted " +
      "aria-[current=page]:border-laut aria-[current=page]:font-bold aria-[current=page]:text-laut",
    badge:
      "absolute start-1/2 top-1 ms-3 min-w-5 whitespace-nowrap rounded-full bg-cabai px-1 text-center text-sm leading-5 font-semibold text-white",
  },
} as const;

export interface NavLinksProps {
  readonly items: readonly NavLinkView[];
  readonly layout: keyof typeof LAYOUT;
}

export function NavLinks({ items, layout }: NavLinksProps) {
  const pathname = usePathname();
  const look = LAYOUT[layout];
  const around = items.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  // Of a page and the one around it, both in the menu, the nearer.
  const here = around.toSorted((a, b) => b.href.length - a.href.length)[0];
  return (
    <ul className={look.list}>
      {items.map((item) => (
        <li key={item.href} className={look.item}>
          <Link
            href={item.href}
            isApart={item.isApart ?? false}
            aria-current={here === item ? "page" : undefined}
            className={look.link}
          >
            <Icon name={item.icon} />
            <span className="max-w-full truncate">{item.label}</span>
            {item.badge ? (
              <span className={`tabular ${look.badge}`}>
                <span aria-hidden="true">{item.badge.figure}</span>
                <span className="sr-only">{item.badge.label}</span>
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
