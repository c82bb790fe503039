"use client";

import { useWork } from "@/components/field/work/work-context";
import type { PackFrame } from "@/lib/domain/field/pack";
import { LessonList } from "./lesson-list";
import { LessonScreen } from "./lesson-screen";
import { EVERYBODY } from "./open-lessons";

const NONE: NonNullable<PackFrame["supplements"]> = [];

/** The library behind the lock: by the person's duty, with what their regions add; one module where one is named. */
export default function OwnLessons({ code }: { readonly code: string | null }) {
  const own = useWork(({ frame }) => frame?.lessons ?? EVERYBODY);
  const supplements = useWork(({ frame }) => frame?.supplements ?? NONE);
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  return code === null ? <LessonList own={own} /> : <LessonScreen code={code} supplements={supplements} zone={zone} />;
}
