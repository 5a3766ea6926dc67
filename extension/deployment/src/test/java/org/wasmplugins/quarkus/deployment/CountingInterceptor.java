package org.wasmplugins.quarkus.deployment;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@Counted
@Interceptor
class CountingInterceptor {

    static final AtomicInteger CALLS = new AtomicInteger();

    @AroundInvoke
    Object count(InvocationContext context) throws Exception {
        CALLS.incrementAndGet();
        return context.proceed();
    }
}
