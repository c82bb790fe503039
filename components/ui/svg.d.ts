// What `next-env.d.ts` brings, for a type check before the first build has written that file.
/// <reference types="next/image-types/global" />
