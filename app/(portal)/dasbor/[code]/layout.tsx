import type { ReactNode } from "react";
import { getActor } from "@/lib/server/auth/require-actor";
import { WaitingNote } from "../waiting-note";

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly code: string }>;
}

export default async function FiguresLayout({ children, params }: LayoutProps) {
  const actor = await getActor();
  return (
    <>
      {actor === null ? null : <WaitingNote actor={actor} code={(await params).code} />}
      {children}
    </>
  );
}
