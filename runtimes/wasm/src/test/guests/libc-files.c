// A plugin that uses files as any C program does, as its event says (raw). The first letter says what to do:
//   r path          answer with the contents        w path=text     write the text
//   l path          answer with the sorted names    m path          make a directory
//   d path          remove a file or a directory    v path=path     move
//   s path          answer with the size            k path=path     link the second to the first
// Whatever fails is answered with "error " and the number.
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXPORT(name) __attribute__((export_name(name)))
#define MAX 65536

EXPORT("alloc") void *plugin_alloc(uint32_t size) { return malloc(size); }
EXPORT("dealloc") void plugin_dealloc(void *block, uint32_t size) { free(block); }
EXPORT("plugin_initialize") int plugin_initialize(void) { return 0; }
EXPORT("plugin_dispose") int plugin_dispose(void) { return 0; }

static int by_name(const void *one, const void *other) { return strcmp(*(char *const *)one, *(char *const *)other); }

static int list(const char *path, char *out) {
    DIR *directory = opendir(path);
    if (directory == NULL) {
        return -1;
    }
    char *names[100];
    int count = 0;
    for (struct dirent *entry; count < 100 && (entry = readdir(directory)) != NULL;) {
        names[count++] = strdup(entry->d_name);
    }
    closedir(directory);
    qsort(names, count, sizeof names[0], by_name);
    for (int i = 0; i < count; i++) {
        strcat(strcat(out, names[i]), "\n");
        free(names[i]);
    }
    return 0;
}

static int act(char *command, char *out) {
    char *path = command + 1;
    char *other = strchr(path, '=');
    if (other != NULL) {
        *other++ = 0;
    }
    FILE *file;
    struct stat status;
    switch (command[0]) {
    case 'r':
        if ((file = fopen(path, "r")) == NULL) {
            return -1;
        }
        out[fread(out, 1, MAX - 1, file)] = 0;
        return fclose(file);
    case 'w':
        if ((file = fopen(path, "w")) == NULL) {
            return -1;
        }
        fputs(other, file);
        return fclose(file);
    case 'l':
        return list(path, out);
    case 'm':
        return mkdir(path, 0777);
    case 'd':
        return remove(path);
    case 'v':
        return rename(path, other);
    case 's':
        if (stat(path, &status) != 0) {
            return -1;
        }
        sprintf(out, "%lld", (long long)status.st_size);
        return 0;
    case 'k':
        return symlink(path, other);
    default:
        errno = EINVAL;
        return -1;
    }
}

EXPORT("plugin_handle_event") uint64_t plugin_handle_event(char *event, uint32_t length) {
    char *command = strndup(event, length);
    char *out = calloc(1, MAX);
    if (act(command, out) != 0) {
        sprintf(out, "error %d", errno);
    }
    free(command);
    return (uint64_t)(uintptr_t)out << 32 | strlen(out);
}
