// A library to preload: counts a program's system calls on files below a folder, and makes one
// fail, tears it, ends the program at it, or logs them all for a simulated power cut.
//
// Environment:
//   FAULT_ROOT   the folder, absolute; calls on other files pass
//   FAULT        kill: SIGKILL before the call; torn: writes half of it, then SIGKILL; short:
//   writes
//                half of it; ENOSPC, EIO, EMFILE, EACCES: the call fails so. ENOSPC stays: a full
//                disk is full for the next call too
//   FAULT_AT     the number of the call, from 1; only calls that FAULT can happen to are counted
//   FAULT_COUNT  a file that gets the number of those calls at the end of the program
//   FAULT_LOG    a file to which every call that changes something is written, with its data
//
// Calls the kernel itself, never another library's function, and allocates nothing, so that it
// disturbs no allocator.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// What a call does.
enum Kind {
  kOpens = 1,     // opens a file that is there
  kCreates = 2,   // makes a file or folder
  kWrites = 4,    // needs space
  kReads = 8,     // reads a file
  kSyncs = 16,    // waits for the disk
  kRenames = 32,  // changes names
  kRemoves = 64,
};
enum { kChanges = kCreates | kWrites | kSyncs | kRenames | kRemoves };

// What can happen, and to which kinds of calls.
struct Fault {
  const char* name;
  int error;  // 0: not an error
  int kinds;
};
static const struct Fault kFaults[] = {
    {"kill", 0, kChanges},
    {"torn", 0, kWrites},
    {"short", 0, kWrites},
    {"ENOSPC", ENOSPC, kCreates | kWrites | kRenames},
    {"EIO", EIO, kOpens | kCreates | kWrites | kReads | kSyncs | kRenames | kRemoves},
    {"EMFILE", EMFILE, kOpens},
    {"EACCES", EACCES, kOpens | kCreates | kRenames | kRemoves},
};

enum { kMostFiles = 4096, kHeaderBytes = 2 * PATH_MAX + 128 };

static const struct Fault* fault;
static long fault_at;
static const char* root;
static size_t root_length;
static int log_fd = -1;
static atomic_char below_root[kMostFiles];  // by file descriptor

// What the program shares with the processes that it forks: its calls are also theirs, and all of
// them end with it.
struct Shared {
  atomic_long calls;
  pid_t program;
};
static struct Shared* shared;

__attribute__((constructor)) static void start(void) {
  root = getenv("FAULT_ROOT");
  if (root == NULL) return;
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) abort();
  shared->program = getpid();
  root_length = strlen(root);
  const char* name = getenv("FAULT");
  for (size_t i = 0; name != NULL && i < sizeof kFaults / sizeof *kFaults; ++i)
    if (strcmp(name, kFaults[i].name) == 0) fault = &kFaults[i];
  const char* at = getenv("FAULT_AT");
  if (at != NULL) fault_at = atol(at);
  const char* log = getenv("FAULT_LOG");
  if (log != NULL)
    log_fd =
        (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void end(void) {
  const char* file = getenv("FAULT_COUNT");
  if (file == NULL || shared == NULL) return;
  char text[32];
  const int size = snprintf(text, sizeof text, "%ld\n", atomic_load(&shared->calls));
  const int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  syscall(SYS_write, fd, text, size);
  syscall(SYS_close, fd);
}

static void die(void) {
  syscall(SYS_kill, shared->program, SIGKILL);
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) syscall(SYS_pause);
}

// Counts a call. Returns 0 when it is to go on, 1 when only half of it is to be written, or -1 with
// errno set.
static int pass(int kind) {
  if (fault == NULL || (fault->kinds & kind) == 0) return 0;
  const long number = atomic_fetch_add(&shared->calls, 1) + 1;
  const int is_full_disk = fault->error == ENOSPC && fault_at > 0 && number > fault_at;
  if (number != fault_at && !is_full_disk) return 0;
  if (strcmp(fault->name, "kill") == 0) die();
  if (fault->error == 0) return 1;
  errno = fault->error;
  return -1;
}

static int is_torn(void) { return strcmp(fault->name, "torn") == 0; }

// The absolute path of a name seen from a directory; "" when it can't be told.
static void resolve(int directory, const char* name, char* path) {
  path[0] = '\0';
  if (name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
    return;
  }
  char base[PATH_MAX / 2], link[64];
  if (directory == AT_FDCWD)
    snprintf(link, sizeof link, "/proc/self/cwd");
  else
    snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
  const long size = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
  if (size < 0) return;
  base[size] = '\0';
  snprintf(path, PATH_MAX, "%s/%.*s", base, PATH_MAX / 2 - 2, name);
}

static int is_below_root(const char* path) {
  return root != NULL && strncmp(path, root, root_length) == 0;
}

static int is_tracked(int fd) {
  return root != NULL && fd >= 0 && fd < kMostFiles && atomic_load(&below_root[fd]);
}

static void track(int fd, int below) {
  if (fd >= 0 && fd < kMostFiles) atomic_store(&below_root[fd], (char)below);
}

static unsigned long inode_of(int fd) {
  struct stat status;
  return fstat(fd, &status) == 0 ? (unsigned long)status.st_ino : 0;
}

// One record: a line "name\tfirst\tsecond\tnumber\tbytes\n" and the bytes.
static void record(const char* name, const char* first, const char* second, long number,
                   const void* data, size_t size) {
  if (log_fd < 0) return;
  const int error = errno;
  char header[kHeaderBytes];
  const int length =
      snprintf(header, sizeof header, "%s\t%s\t%s\t%ld\t%zu\n", name, first, second, number, size);
  const struct iovec parts[2] = {{header, (size_t)length}, {(void*)data, size}};
  syscall(SYS_writev, log_fd, parts, 2);
  errno = error;
}

static void record_fd(const char* name, int fd, long number, const void* data, size_t size) {
  if (log_fd < 0) return;
  char inode[32];
  snprintf(inode, sizeof inode, "%lu", inode_of(fd));
  record(name, inode, "", number, data, size);
}

static int open_file(int directory, const char* name, int flags, mode_t mode) {
  char path[PATH_MAX];
  resolve(directory, name, path);
  const int below = is_below_root(path);
  if (below && pass((flags & (O_CREAT | O_TRUNC)) != 0 ? kCreates | kOpens : kOpens) < 0) return -1;
  const int fd = (int)syscall(SYS_openat, directory, name, flags, mode);
  track(fd, below);
  if (below && fd >= 0 && log_fd >= 0 && (flags & O_ACCMODE) != O_RDONLY) {
    char inode[32];
    snprintf(inode, sizeof inode, "%lu", inode_of(fd));
    record("open", path, inode, (flags & O_TRUNC) != 0, "", 0);
  }
  return fd;
}

#define MODE_OF(flags)                                              \
  mode_t mode = 0;                                                  \
  if (((flags)&O_CREAT) != 0 || ((flags)&O_TMPFILE) == O_TMPFILE) { \
    va_list rest;                                                   \
    va_start(rest, flags);                                          \
    mode = va_arg(rest, mode_t);                                    \
    va_end(rest);                                                   \
  }

int open(const char* name, int flags, ...) {
  MODE_OF(flags)
  return open_file(AT_FDCWD, name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  MODE_OF(flags)
  return open_file(AT_FDCWD, name, flags, mode);
}
int openat(int directory, const char* name, int flags, ...) {
  MODE_OF(flags)
  return open_file(directory, name, flags, mode);
}
int openat64(int directory, const char* name, int flags, ...) {
  MODE_OF(flags)
  return open_file(directory, name, flags, mode);
}
int creat(const char* name, mode_t mode) {
  return open_file(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
}
int creat64(const char* name, mode_t mode) { return creat(name, mode); }

int close(int fd) {
  track(fd, 0);
  return (int)syscall(SYS_close, fd);
}

// Writes at an offset, or at the file's own when it is negative.
static ssize_t write_file(int fd, const void* data, size_t size, off_t offset) {
  int halve = 0;
  if (is_tracked(fd)) {
    halve = pass(kWrites);
    if (halve < 0) return -1;
    if (halve > 0 && size > 1) size /= 2;
    if (log_fd >= 0)
      record_fd("write", fd, offset >= 0 ? offset : lseek(fd, 0, SEEK_CUR), data, size);
  }
  const ssize_t written = offset >= 0 ? syscall(SYS_pwrite64, fd, data, size, offset)
                                      : syscall(SYS_write, fd, data, size);
  if (halve > 0 && is_torn()) die();
  return written;
}

ssize_t write(int fd, const void* data, size_t size) { return write_file(fd, data, size, -1); }
ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  return write_file(fd, data, size, offset);
}
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) {
  return write_file(fd, data, size, offset);
}

ssize_t read(int fd, void* data, size_t size) {
  if (is_tracked(fd) && pass(kReads) < 0) return -1;
  return syscall(SYS_read, fd, data, size);
}
ssize_t pread(int fd, void* data, size_t size, off_t offset) {
  if (is_tracked(fd) && pass(kReads) < 0) return -1;
  return syscall(SYS_pread64, fd, data, size, offset);
}
ssize_t pread64(int fd, void* data, size_t size, off64_t offset) {
  return pread(fd, data, size, offset);
}

int ftruncate(int fd, off_t size) {
  if (is_tracked(fd)) {
    if (pass(kWrites) < 0) return -1;
    record_fd("truncate", fd, size, "", 0);
  }
  return (int)syscall(SYS_ftruncate, fd, size);
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

// Logged when it is done: only then it promises something.
static int sync_file(int fd, long call) {
  if (!is_tracked(fd)) return (int)syscall(call, fd);
  if (pass(kSyncs) < 0) return -1;
  const int result = (int)syscall(call, fd);
  if (result == 0 && log_fd >= 0) {
    struct stat status;
    char path[PATH_MAX];
    if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
      resolve(fd, ".", path);
      path[strlen(path) - 2] = '\0';
      record("syncdir", path, "", 0, "", 0);
    } else {
      record_fd("sync", fd, 0, "", 0);
    }
  }
  return result;
}
int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

// A change of names, logged before it is done, so that nothing that another thread does after it
// can stand before it.
static int change_names(int kind, const char* name, const char* first, const char* second) {
  if (!is_below_root(first)) return 0;
  if (pass(kind) < 0) return -1;
  record(name, first, second, 0, "", 0);
  return 0;
}

int renameat(int from_directory, const char* from, int to_directory, const char* to) {
  char first[PATH_MAX], second[PATH_MAX];
  resolve(from_directory, from, first);
  resolve(to_directory, to, second);
  if (change_names(kRenames, "rename", first, second) < 0) return -1;
  return (int)syscall(SYS_renameat, from_directory, from, to_directory, to);
}
int rename(const char* from, const char* to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int from_directory, const char* from, int to_directory, const char* to, int flags) {
  char first[PATH_MAX], second[PATH_MAX];
  resolve(from_directory, from, first);
  resolve(to_directory, to, second);
  if (change_names(kCreates, "link", first, second) < 0) return -1;
  return (int)syscall(SYS_linkat, from_directory, from, to_directory, to, flags);
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int directory, const char* name, int flags) {
  char path[PATH_MAX];
  resolve(directory, name, path);
  if (change_names(kRemoves, (flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink", path, "") < 0)
    return -1;
  return (int)syscall(SYS_unlinkat, directory, name, flags);
}
int unlink(const char* name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char* name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char* name) {
  const int result = unlink(name);
  return result != 0 && errno == EISDIR ? rmdir(name) : result;
}

int mkdirat(int directory, const char* name, mode_t mode) {
  char path[PATH_MAX];
  resolve(directory, name, path);
  if (change_names(kCreates, "mkdir", path, "") < 0) return -1;
  return (int)syscall(SYS_mkdirat, directory, name, mode);
}
int mkdir(const char* name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
