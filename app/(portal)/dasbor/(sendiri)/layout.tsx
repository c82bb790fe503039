import type { ReactNode } from "react";
import { getActor } from "@/lib/server/auth/require-actor";
import { WaitingNote } from "../waiting-note";

export default async function OwnFiguresLayout({ children }: { readonly children: ReactNode }) {
  const actor = await getActor();
  return (
    <>
      {actor === null ? null : <WaitingNote actor={actor} code={actor.grant.regionCode} />}
      {children}
    </>
  );
}
