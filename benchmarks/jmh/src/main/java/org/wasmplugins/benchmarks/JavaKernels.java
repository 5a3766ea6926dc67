package org.wasmplugins.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The kernels again, line by line as in C. */
final class JavaKernels {

    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BODIES = 5;

    private static final int[] K = {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

    private JavaKernels() {
    }

    static Guest of(Kernel kernel) {
        return switch (kernel) {
            case SHA256 -> JavaKernels::sha256;
            case JSON -> JavaKernels::json;
            case MATMUL -> JavaKernels::matmul;
            case NBODY -> JavaKernels::nbody;
            case ECHO_64, ECHO_1K, ECHO_64K -> JavaKernels::echo;
        };
    }

    /** Copied in, copied, copied out, as elsewhere. */
    private static byte[] echo(byte[] input) {
        return input.clone().clone().clone();
    }

    private static byte[] sha256(byte[] input) {
        int[] state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
        int whole = input.length & ~63;
        int rest = input.length - whole;
        for (int i = 0; i < whole; i += 64) {
            block(state, input, i);
        }
        int padded = rest < 56 ? 64 : 128;
        var last = new byte[padded];
        System.arraycopy(input, whole, last, 0, rest);
        last[rest] = (byte) 0x80;
        BIG_ENDIAN.set(last, padded - 4, input.length * 8);
        for (int i = 0; i < padded; i += 64) {
            block(state, last, i);
        }
        var output = new byte[32];
        for (int i = 0; i < 8; i++) {
            BIG_ENDIAN.set(output, 4 * i, state[i]);
        }
        return output;
    }

    private static void block(int[] state, byte[] bytes, int offset) {
        var w = new int[64];
        for (int i = 0; i < 16; i++) {
            w[i] = (int) BIG_ENDIAN.get(bytes, offset + 4 * i);
        }
        for (int i = 16; i < 64; i++) {
            int s0 = Integer.rotateRight(w[i - 15], 7) ^ Integer.rotateRight(w[i - 15], 18) ^ w[i - 15] >>> 3;
            int s1 = Integer.rotateRight(w[i - 2], 17) ^ Integer.rotateRight(w[i - 2], 19) ^ w[i - 2] >>> 10;
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < 64; i++) {
            int t1 = h + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + (e & f ^ ~e & g) + K[i] + w[i];
            int t2 = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static boolean isWord(byte found) {
        return found >= 'a' && found <= 'z';
    }

    private static boolean isNumber(byte found) {
        return switch (found) {
            case '+', '-', '.', 'e', 'E' -> true;
            default -> found >= '0' && found <= '9';
        };
    }

    private static byte[] json(byte[] input) {
        int length = input.length;
        int objects = 0;
        int arrays = 0;
        int strings = 0;
        int numbers = 0;
        int words = 0;
        int separators = 0;
        int deepest = 0;
        int sum = 0;
        int depth = 0;
        int i = 0;
        while (i < length) {
            byte found = input[i++];
            switch (found) {
                case ' ', '\n', '\r', '\t':
                    break;
                case '{', '[':
                    if (found == '{') {
                        objects++;
                    } else {
                        arrays++;
                    }
                    deepest = Math.max(deepest, ++depth);
                    break;
                case '}', ']':
                    depth--;
                    break;
                case ',', ':':
                    separators++;
                    break;
                case '"':
                    while (i < length && input[i] != '"') {
                        if (input[i] == '\\') {
                            i++;
                        }
                        sum = sum * 31 + (input[i++] & 0xFF);
                    }
                    i++;
                    strings++;
                    break;
                default:
                    if (isWord(found)) {
                        while (i < length && isWord(input[i])) {
                            i++;
                        }
                        words++;
                    } else {
                        int value = found;
                        while (i < length && isNumber(input[i])) {
                            value = value * 10 + input[i++];
                        }
                        sum += value;
                        numbers++;
                    }
            }
        }
        return littleEndian(32).putInt(objects).putInt(arrays).putInt(strings).putInt(numbers).putInt(words).putInt(separators)
                .putInt(deepest).putInt(sum).array();
    }

    private static byte[] matmul(byte[] input) {
        int n = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var a = new double[n * n];
        var b = new double[n * n];
        var c = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = i % 7 + 0.5;
            b[i] = i % 11 - 4.25;
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double factor = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += factor * b[k * n + j];
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < n * n; i++) {
            sum += c[i] * (i % 3 + 1);
        }
        return littleEndian(8).putDouble(sum).array();
    }

    private static final class Body {

        double x;
        double y;
        double z;
        double vx;
        double vy;
        double vz;
        double mass;

        Body(int i) {
            x = i * 4.5 + 0.25;
            y = i * -1.25 + 0.5;
            z = i * 0.375;
            vx = 0.25 - i * 0.125;
            vy = i * 0.5 - 0.75;
            vz = i * 0.0625;
            mass = i == 0 ? 39.5 : 0.03125 * i;
        }
    }

    private static byte[] nbody(byte[] input) {
        int steps = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var bodies = new Body[BODIES];
        Arrays.setAll(bodies, Body::new);
        for (int i = 0; i < steps; i++) {
            advance(bodies, 0.001);
        }
        return littleEndian(8).putDouble(energy(bodies)).array();
    }

    private static void advance(Body[] bodies, double time) {
        for (int i = 0; i < BODIES; i++) {
            var one = bodies[i];
            for (int j = i + 1; j < BODIES; j++) {
                var other = bodies[j];
                double dx = one.x - other.x;
                double dy = one.y - other.y;
                double dz = one.z - other.z;
                double square = dx * dx + dy * dy + dz * dz;
                double magnitude = time / (square * Math.sqrt(square));
                one.vx -= dx * other.mass * magnitude;
                one.vy -= dy * other.mass * magnitude;
                one.vz -= dz * other.mass * magnitude;
                other.vx += dx * one.mass * magnitude;
                other.vy += dy * one.mass * magnitude;
                other.vz += dz * one.mass * magnitude;
            }
        }
        for (var body : bodies) {
            body.x += time * body.vx;
            body.y += time * body.vy;
            body.z += time * body.vz;
        }
    }

    private static double energy(Body[] bodies) {
        double sum = 0;
        for (int i = 0; i < BODIES; i++) {
            var one = bodies[i];
            sum += 0.5 * one.mass * (one.vx * one.vx + one.vy * one.vy + one.vz * one.vz);
            for (int j = i + 1; j < BODIES; j++) {
                var other = bodies[j];
                double dx = one.x - other.x;
                double dy = one.y - other.y;
                double dz = one.z - other.z;
                sum -= one.mass * other.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
            }
        }
        return sum;
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
