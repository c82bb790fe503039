import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";

export interface FileLinkProps {
  readonly href: string;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A plain link: what it answers is a file, not a page. */
export function FileLink({ href, icon, children }: FileLinkProps) {
  return (
    <a href={href} className={buttonClass("secondary", "small")}>
      <Icon name={icon} />
      {children}
    </a>
  );
}
