import type { ReactNode } from "react";
import type { ActorView } from "./actor-view";
import { Brand } from "./brand";

export interface AppHeaderProps {
  readonly actor: ActorView;
  readonly appName: string;
  readonly homeHref: string;
  readonly actingAsLabel: string;
  /** The user's menu. */
  readonly children: ReactNode;
}

/** Role and region are always in sight: region first on a phone, where only one of them fits in bold. */
export function AppHeader({ actor, appName, homeHref, actingAsLabel, children }: AppHeaderProps) {
  return (
    <header className="on-laut no-print sticky top-0 z-20 h-(--header-height) bg-laut text-white">
      <div className="flex h-[calc(var(--header-height)-8px)] items-center gap-3 px-4 lg:px-5">
        <Brand href={homeHref} name={appName} compact />
        <p className="min-w-0 flex-1 leading-tight sm:border-s sm:border-white/30 sm:ps-4">
          <span className="sr-only">{actingAsLabel}: </span>
          <span className="block truncate font-semibold">
            <span className="hidden sm:inline">{actor.roleLabel} – </span>
            {actor.regionName}
          </span>
          <span className="block truncate text-sm">
            <span className="sm:hidden">{actor.roleLabel}</span>
            {actor.regionPath ? (
              <>
                <span className="sm:hidden">, </span>
                {actor.regionPath}
              </>
            ) : null}
          </span>
        </p>
        {children}
      </div>
      <div aria-hidden="true" className="tenun" />
    </header>
  );
}
