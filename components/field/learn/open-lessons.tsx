"use client";

import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { pathOf } from "@/lib/domain/training/path";
import { LessonList } from "./lesson-list";
import { LessonScreen } from "./lesson-screen";

/** Where nobody knows the duty: what those learn who do nothing but visit, all others learn too. */
export const EVERYBODY = pathOf("companion").required;

export interface OpenLessonsProps {
  readonly code: string | null;
  /** Back to the lock. */
  readonly back: string;
}

/** The library before the lock: nothing in it is anybody's, and who is trained next week has no work on a device yet. */
export default function OpenLessons({ code, back }: OpenLessonsProps) {
  if (code !== null) return <LessonScreen code={code} supplements={[]} zone="Asia/Jakarta" />;
  return (
    <>
      <p className="mb-1">
        <a href="#/" className={buttonClass("quiet", "normal", "-ms-4")}>
          <Icon name="arrow-left" />
          {back}
        </a>
      </p>
      <LessonList own={EVERYBODY} />
    </>
  );
}
