import type { ReactNode } from "react";
import { Brand } from "./brand";

export interface PublicHeaderProps {
  readonly appName: string;
  /** Language switch and links. */
  readonly children: ReactNode;
}

export function PublicHeader({ appName, children }: PublicHeaderProps) {
  return (
    <header className="on-laut no-print bg-laut text-white">
      <div className="mx-auto flex min-h-14 max-w-6xl items-center justify-between gap-3 px-4 lg:px-8">
        <Brand href="/" name={appName} />
        <div className="flex items-center gap-1">{children}</div>
      </div>
      <div aria-hidden="true" className="tenun" />
    </header>
  );
}
