/** What the operating system refused, in words: a full disk or a folder that may not be written is no fault of the program. */

const words: Readonly<Record<string, string>> = {
  ENOSPC: "there is no space left on the disk",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "a file is larger than the system allows",
  EROFS: "it is on a file system that cannot be written",
  EACCES: "permission is denied",
  EPERM: "it is not permitted",
  ENOTDIR: "a part of the path is no folder",
  EEXIST: "a file of that name is there",
  ENOENT: "there is no such place",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its symbolic links lead in a circle",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk answers with an error",
};

/** Null for an error of another kind. */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error) || typeof error.code !== "string") return null;
  const reason = Object.hasOwn(words, error.code) ? words[error.code] : undefined;
  if (reason === undefined) return null;
  const place = "path" in error && typeof error.path === "string" ? `${error.path}: ` : "";
  return place + reason;
}
