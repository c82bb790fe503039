import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";
import { SkeletonCards, SkeletonHeading, SkeletonRows } from "@/components/ui/skeleton-shapes";

export default async function Loading() {
  const t = await getTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      <div className="space-y-5">
        <SkeletonHeading />
        <SkeletonCards />
        <SkeletonRows />
      </div>
    </Skeleton>
  );
}
