import type { ComponentPropsWithoutRef } from "react";

export interface LinkProps extends Omit<ComponentPropsWithoutRef<"a">, "href" | "target" | "download"> {
  readonly href: string;
  /** The page stays where it is scrolled to: a choice within it, not another page. */
  readonly keepsPlace?: boolean;
  /** Another document: the browser loads it. */
  readonly isApart?: boolean;
}

/**
 * A link to another page of the portal. A bare anchor: `SoftNavigation` follows it without loading the whole page anew,
 * and nothing is fetched ahead (DECIDED 17). A page of forty such links costs the server no more than its words.
 */
export function Link({ href, keepsPlace = false, isApart = false, ...rest }: LinkProps) {
  return <a {...rest} href={href} data-soft={isApart ? undefined : keepsPlace ? "stay" : ""} />;
}
